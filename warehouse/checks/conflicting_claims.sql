-- severity: warning
-- message: Standing claims state different numbers for the same model, attribute and qualifier; the view conflicts has them all.
SELECT
    model_id, attribute, qualifier,
    list_transform(claims_that_disagree, lambda c: c.value || ' (' || c.document || ' line ' || c.line || ')') AS said
FROM disputes
