-- People and organizations that wrote papers. An author claim's scope says organization where the document shows it.
SELECT
    slug(value_text) AS author_id,
    min(value_text ORDER BY value_text) AS name,
    bool_or(scope = 'organization') AS is_organization
FROM current_claims
WHERE attribute = 'author' AND slug(value_text) <> ''
GROUP BY slug(value_text)
