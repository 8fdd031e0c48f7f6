import { escapeHtml } from '../../src/domain/html'
import { fixedOrigin } from '../../src/env/fixed-origin'

/** The mail with the link to choose a new password. */
export const resetMail = {
  generateEmailSubject: () => 'Choisir un nouveau mot de passe',
  generateEmailHTML: ({ token, user }: { token?: string; user?: { name?: string } } = {}) => {
    const address = `${fixedOrigin}/admin/reset/${token}`
    return `<p>Bonjour ${escapeHtml(user?.name ?? '')},</p>
<p>Vous avez demandé à choisir un nouveau mot de passe. Ce lien fonctionne pendant une heure :</p>
<p><a href="${address}">${address}</a></p>
<p>Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.</p>`
  },
}
