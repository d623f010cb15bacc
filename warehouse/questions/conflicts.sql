-- Where documents do not agree.
SELECT
    model, attribute, qualifier, place.value, place.number, place.unit, place.status, place.document, place.line,
    upstream_count AS independent_sources, model_id, place.claim_id
FROM (SELECT *, unnest(claims_that_disagree) AS place FROM conflicts)
ORDER BY model, attribute, qualifier, place.number, place.document, place.line
