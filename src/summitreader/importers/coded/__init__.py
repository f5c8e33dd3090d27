"""What other programs say of passages: coded projects and codebooks (REFI-QDA), annotations of the web.

All of it becomes texts with marks (`ImportedProject`); whatever does not make sense is left out and told. May import
the model, and of `importers` what stands before it; nobody else than the worker process imports it.
"""
