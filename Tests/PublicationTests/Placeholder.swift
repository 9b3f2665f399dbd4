// Tests of Publication.
