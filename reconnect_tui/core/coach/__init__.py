"""The coach: what a draft still lacks, in words, from the record and the draft alone."""
