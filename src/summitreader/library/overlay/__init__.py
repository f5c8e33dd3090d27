"""A reading with the reader's corrections laid over it: `draft` is what becomes of it, `whole` takes and adds findings,
`facts` says what is told of them. Pure; imports the model, anchors and nothing of the library's file.
"""
