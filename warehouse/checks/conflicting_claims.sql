-- severity: warning
-- message: Standing claims state different numbers for the same model, attribute and qualifier.
SELECT model, attribute, qualifier, claims_that_disagree FROM conflicts
