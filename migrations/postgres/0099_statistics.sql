-- PostgreSQL keeps its statistics itself.
SELECT 1;
