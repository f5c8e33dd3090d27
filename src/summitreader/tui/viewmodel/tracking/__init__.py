"""What the tracking screens show, as rows and cells: bars, dots with whiskers, words in context, a heat map, meetings.

Pure: may import the floor and the other modules of `viewmodel`.
"""
