"""What was found in articles, and what the reader made of them, as projects and codebooks of qualitative analysis.

`coded` says which passages have which codes, `codebook` orders the codes and writes them (.qdc), `project` writes both
with the texts (.qdpx): REFI-QDA 1.5, which NVivo, MAXQDA, ATLAS.ti, QualCoder and others take. May import the model
and what stands before it in `exporters`.
"""
