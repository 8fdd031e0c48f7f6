import type { PayloadRequest } from 'payload'
import { escapeHtml } from '../../src/domain/html'

/** The mail with the link to choose a new password. */
export const resetMail = {
  generateEmailSubject: () => 'Choisir un nouveau mot de passe',
  generateEmailHTML: ({
    req,
    token,
    user,
  }: {
    req?: PayloadRequest
    token?: string
    user?: { name?: string }
  } = {}) => {
    const address = `${req?.payload.config.serverURL || req?.origin || ''}/admin/reset/${token}`
    return `<p>Bonjour ${escapeHtml(user?.name ?? '')},</p>
<p>Vous avez demandé à choisir un nouveau mot de passe. Ce lien fonctionne pendant une heure :</p>
<p><a href="${address}">${address}</a></p>
<p>Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.</p>`
  },
}
