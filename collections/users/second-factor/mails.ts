import type { PayloadRequest } from 'payload'
import { sendNotice } from '../notices'

const subject = 'Votre connexion en deux étapes a changé'

const notices = {
  added: 'Un moyen de confirmer vos connexions vient d’être ajouté à votre compte.',
  removed: 'Un moyen de confirmer vos connexions vient d’être retiré de votre compte.',
  codes: 'Des codes de secours viennent d’être créés pour votre compte. Les précédents ne servent plus.',
  reset:
    'Une personne qui administre le site vient de réinitialiser la connexion en deux étapes de votre compte. Votre mot de passe suffit, jusqu’à ce que vous ajoutiez un nouveau moyen.',
}

/** Writes to an account that its second factor changed. A mail that fails is logged and stops nothing. */
export const sendFactorNotice = (
  req: PayloadRequest,
  change: keyof typeof notices,
  to: { email?: unknown; name?: unknown },
): Promise<void> => sendNotice(req, { subject, sentence: notices[change] }, to)

/** Writes to an account that somebody has given its password and wrong codes. */
export const sendWarning = (req: PayloadRequest, to: { email?: unknown; name?: unknown }): Promise<void> => {
  const sentence =
    'Une personne a donné le mot de passe de votre compte, puis plusieurs codes faux. Elle n’a rien pu ouvrir.'
  return sendNotice(req, { subject: 'Des codes faux pour votre compte', sentence }, to)
}

/** Writes to an account that one of its recovery codes was used. */
export const sendCodeNotice = (
  req: PayloadRequest,
  left: number,
  to: { email?: unknown; name?: unknown },
): Promise<void> => {
  const rest = left === 0 ? 'C’était le dernier.' : left === 1 ? 'Il en reste un.' : `Il en reste ${left}.`
  const sentence = `Un code de secours vient de servir à se connecter à votre compte. ${rest}`
  return sendNotice(req, { subject: 'Un code de secours a servi', sentence }, to)
}
