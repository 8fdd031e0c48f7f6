import type {
  CollectionAfterChangeHook,
  CollectionAfterOperationHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'
import { escapeHtml } from '../../src/domain/html'
import { isRecord } from '../../src/domain/record'

interface Notice {
  subject: string
  sentence: string
}

const notices = {
  password: {
    subject: 'Votre mot de passe a changé',
    sentence: 'Le mot de passe de votre compte vient d’être changé.',
  },
  email: {
    subject: 'Votre adresse e-mail a changé',
    sentence: 'L’adresse e-mail de votre compte vient d’être changée : celle-ci ne permet plus de se connecter.',
  },
} satisfies Record<string, Notice>

/** Where the context of a request says that an account gets another password. */
export const CHANGED = 'changesPassword'

/** Notes a change of password for `sendNotices`, and ends every session of an account that gets another role. */
export const noteChanges: CollectionBeforeChangeHook = ({ context, data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  context[CHANGED] = Boolean(data.password)
  const hasOtherRole = data.role !== undefined && data.role !== originalDoc?.role
  return hasOtherRole ? { ...data, sessions: [] } : data
}

/** Writes to the address that an account had before its password or its address was changed. */
export const sendNotices: CollectionAfterChangeHook = async ({ context, doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || typeof previousDoc?.email !== 'string') return
  if (context[CHANGED] === true) await sendNotice(req, notices.password, previousDoc)
  if (typeof doc.email === 'string' && doc.email !== previousDoc.email)
    await sendNotice(req, notices.email, previousDoc)
}

/** Writes to an account whose password was chosen anew by a link. */
export const sendResetNotice: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  const user: unknown = operation === 'resetPassword' && isRecord(result) ? result.user : undefined
  if (isRecord(user) && typeof user.email === 'string') await sendNotice(req, notices.password, user)
  return result
}

/** Sends a notice once the change is committed. It is not waited for: a mail that fails is logged and stops nothing. */
export async function sendNotice(
  { payload }: PayloadRequest,
  { subject, sentence }: Notice,
  to: { email?: unknown; name?: unknown },
) {
  const html = `<p>Bonjour ${escapeHtml(String(to.name ?? ''))},</p>
<p>${sentence}</p>
<p>Si ce n’est pas vous, prévenez tout de suite une personne qui administre le site, et choisissez un nouveau mot de passe.</p>`
  await payload.sendEmail({ to: String(to.email), subject, html })
}
