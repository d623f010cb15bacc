-- Where documents do not agree
SELECT model, attribute, qualifier, claims_that_disagree
FROM conflicts
ORDER BY model, attribute
