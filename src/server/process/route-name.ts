/** The segments of paths that are names of this application; any other one may be that of a person, or a secret. */
const names = new Set(
  [
    'abandon access admin api api-clients archive audit audit-log board by-slug change-log change-notes changes checks collections',
    'commitments consent-events consent-receipts consents copy count counters deliveries description docs documents duplicate edition-copies',
    'editions en erasures export feeds file first-register forgot-password fr globals graphql graphql-playground import imports init',
    'key key-figures leases login logout ma-page me media moves openapi.json organisations paste-url payload-jobs payload-kv',
    'payload-locked-documents payload-preferences person-data person-links person-pages photo plan plans presence preview programme',
    'refresh-token release releases resend reset-password restore retry robots.txt rooms run same-file second-factor second-factor-uses',
    'second-factors secret sessions sessions.csv sessions.ods sessions.xlsx share-links site sitemap.xml speakers speakers.csv',
    'speakers.ods speakers.xlsx test testimonials translation trash undo unlock users verify versions webhook-deliveries',
    'webhook-secrets webhooks withdrawals',
  ].flatMap((line) => line.split(' ')),
)

const MAX_SEGMENTS = 8

/**
 * Returns the route of a URL: its path in which `:id` stands for each segment that is not a name of the application. It has no
 * parameters, no name of a person and no token.
 */
export function routeName(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1)
  const segments = path.split('/').slice(1, MAX_SEGMENTS + 1)
  return `/${segments.map((segment) => (segment === '' || names.has(segment) ? segment : ':id')).join('/')}`
}
