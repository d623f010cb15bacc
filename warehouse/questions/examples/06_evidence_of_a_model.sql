-- All that standing documents say about one model, with the lines
SELECT attribute, qualifier, value_text, status, document, line, quote
FROM evidence
WHERE is_standing AND model = 'SmolVLM'
ORDER BY attribute, qualifier, document, line
