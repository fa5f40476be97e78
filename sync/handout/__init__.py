"""Handing out: each agency's spreadsheet is compared with what it should be, and only mended.

A hand-out is the same work the first and the hundredth time: `found` reads the spreadsheet,
`wanted` says what the plan gives the agency, `changes` tells the difference with the requests
that remove it, in one batchUpdate. A second reading must show no difference: that is the
verification. Cells of progress are moved with their rows and never written.
"""
