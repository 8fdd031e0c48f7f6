import type { AuditAction } from '../domain/audit'

/** Why an endpoint leaves no entry of its own. */
export interface NoEntry {
  because: string
}

/** What an endpoint records when it succeeds, and when it refuses. */
export interface EndpointEntry {
  action: AuditAction
  /** What a refused request is, by the code of its refusal. Others leave no entry. */
  refused?: { action: AuditAction; codes: readonly string[] }
  /** The time in which requests of the same account about the same document are one entry, in milliseconds. */
  onceIn?: number
}

const confirmation: EndpointEntry = {
  action: 'login-confirmed',
  refused: { action: 'code-refused', codes: ['WRONG_CODE', 'PASSKEY_REFUSED'] },
}
const documents: NoEntry = { because: 'each document that it writes has an entry' }
const row: NoEntry = { because: 'the row of the operation has an entry: see `operation-rows.ts`' }
const nothing: NoEntry = { because: 'it writes nothing that lasts' }
const payload: NoEntry = { because: 'the hooks of accounts record it' }

/**
 * What the endpoints of this project record, or why they record nothing, by method and path. The path of a collection's endpoint begins
 * with its slug; one without a slug is that of every collection. An endpoint that writes and is not named is recorded as an operation: name
 * it here.
 */
export const endpointActions: Record<string, AuditAction | EndpointEntry | NoEntry | undefined> = {
  'post /programme/:edition/copy': row,
  'post /programme/:edition/copy/undo': row,
  'post /programme/:edition/moves': documents,
  'post /programme/:edition/sessions': documents,
  'post /programme/:edition/import': row,
  'post /programme/:edition/import/:import/undo': row,
  'post /programme/:edition/release': row,
  'post /programme/:edition/releases/:number/restore': row,
  'post /programme/:edition/person-pages': 'person-links-queued',
  'get /programme/:edition/export/sessions.csv': 'export',
  'get /programme/:edition/export/speakers.csv': 'export',
  'get /programme/:edition/export/sessions.xlsx': 'export',
  'get /programme/:edition/export/speakers.xlsx': 'export',
  'get /programme/:edition/export/sessions.ods': 'export',
  'get /programme/:edition/export/speakers.ods': 'export',
  'patch /:id([0-9a-f-]{24,36})': documents,
  'delete /:id([0-9a-f-]{24,36})': documents,
  'post /versions/:id': documents,
  'post /:id/abandon': documents,
  'post /presence': nothing,
  'post /translation/:collection/:id': documents,
  'post /person-pages': row,
  'delete /person-pages/:link': 'person-link-end',
  'post /person-pages/:link/photo': 'proposed-photo',
  'post /person-pages/withdrawals': row,
  'get /consent-receipts/:consent': 'read-consent',
  'get /person-data/:collection/:id/archive': 'export-person',
  'post /person-data/erasures': row,
  // A browser reads a long file in several parts.
  'get /documents/file/:filename': { action: 'open-file', onceIn: 60_000 },
  'post /programme/:edition/release/plan': 'release-planned',
  'post /plans/:id/retry': 'plan-retry',
  'delete /plans/:id': 'plan-removed',
  'post /sessions/checks': nothing,
  'post /share-links/': row,
  'post /api-clients/:id/key': 'key-made',
  'delete /api-clients/:id/key': 'key-revoked',
  'get /webhooks/:id/secret': 'webhook-secret-read',
  'post /webhooks/:id/secret': 'webhook-secret',
  'post /webhooks/:id/test': 'webhook-sent',
  'post /webhooks/:id/deliveries/:delivery/resend': 'webhook-sent',
  'post /users/first-register': nothing,
  'post /users/verify/:id': nothing,
  'post /users/forgot-password': payload,
  'post /users/:id/sessions/end': 'sessions-ended',
  'post /users/second-factor/confirm': confirmation,
  'post /users/second-factor/leave': 'logout',
  'post /users/second-factor/totp': nothing,
  'post /users/second-factor/totp/finish': 'second-factor',
  'post /users/second-factor/passkey': nothing,
  'post /users/second-factor/passkey/finish': 'second-factor',
  'post /users/second-factor/confirm-passkey': nothing,
  'post /users/second-factor/confirm-passkey/finish': confirmation,
  'post /users/second-factor/remove': 'second-factor',
  'post /users/second-factor/recovery-codes': 'second-factor',
  'post /users/:id/second-factor/reset': 'second-factor-reset',
}
