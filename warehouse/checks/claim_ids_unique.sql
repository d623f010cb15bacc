-- severity: error
-- message: Two claims have one identifier.
WITH doubled AS (
    -- Hashes first: a million identifiers of 60 characters do not fit into the memory that a build may use.
    SELECT hash(claim_id) AS identifier_hash FROM claims GROUP BY ALL HAVING count(*) > 1
)
SELECT claim_id, count(*) AS claims, min(document_id) AS document, min(line_start) AS line
FROM claims
WHERE hash(claim_id) IN (SELECT identifier_hash FROM doubled)
GROUP BY claim_id
HAVING count(*) > 1
