-- severity: error
-- message: Two claims have one identifier.
SELECT claim_id, count(*) AS claims, min(document_id) AS document, min(line_start) AS line
FROM claims
GROUP BY claim_id
HAVING count(*) > 1
