import { type Bilingual, inLanguage, type Language } from '../domain/bilingual'

/** Why a page is not shown. */
export type Refusal = 'missing' | 'expired' | 'forged' | 'gone' | 'withdrawn' | 'signed-out' | 'failed'

/** The HTTP status of each refusal. */
export const refusalStatus: Record<Refusal, number> = {
  missing: 404,
  expired: 410,
  forged: 403,
  gone: 410,
  withdrawn: 410,
  'signed-out': 403,
  failed: 503,
}

const messages: Record<Refusal, { title: Bilingual; text: Bilingual }> = {
  missing: {
    title: { fr: 'Page introuvable', en: 'Page not found' },
    text: {
      fr: 'Cette page n’existe pas, ou n’est plus publiée.',
      en: 'This page does not exist, or is no longer published.',
    },
  },
  expired: {
    title: { fr: 'Ce lien d’aperçu a expiré', en: 'This preview link has expired' },
    text: {
      fr: 'Un lien d’aperçu ne fonctionne que quelques jours. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
      en: 'A preview link only works for some days. Ask the person who sent it for a new one.',
    },
  },
  forged: {
    title: { fr: 'Ce lien d’aperçu ne s’ouvre pas', en: 'This preview link does not open' },
    text: {
      fr: 'Il n’est pas complet, ou il a été supprimé. Copiez-le en entier, jusqu’au dernier caractère, ou demandez-en un nouveau à la personne qui vous l’a envoyé.',
      en: 'It is not complete, or was deleted. Copy the whole of it, up to the last character, or ask the person who sent it for a new one.',
    },
  },
  gone: {
    title: { fr: 'Cet aperçu n’est plus disponible', en: 'This preview is no longer available' },
    text: {
      fr: 'Le contenu, ou le compte qui l’a partagé, a été retiré depuis que ce lien a été envoyé.',
      en: 'The content, or the account that shared it, was withdrawn after this link had been sent.',
    },
  },
  withdrawn: {
    title: { fr: 'Cette page a été retirée', en: 'This page was withdrawn' },
    text: {
      fr: 'Elle ne reviendra pas à cette adresse sans l’accord de la personne concernée. Retirez les liens qui y mènent.',
      en: 'It will not return to this address unless the person concerned agrees. Remove the links that lead to it.',
    },
  },
  'signed-out': {
    title: { fr: 'Cet aperçu est réservé à l’équipe', en: 'This preview is for the team' },
    text: {
      fr: 'Connectez-vous pour le voir, ou demandez un lien d’aperçu.',
      en: 'Log in to see it, or ask for a preview link.',
    },
  },
  failed: {
    title: { fr: 'La page n’a pas pu être préparée', en: 'The page could not be prepared' },
    text: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  },
}

/** The title of a refusal. */
export const refusalTitle = (refusal: Refusal, language: Language): string =>
  inLanguage(messages[refusal].title, language)

/** The page that explains a refusal and offers a way on. `signIn` is the address of the log-in form. */
export function RefusalPage({ refusal, language, signIn }: { refusal: Refusal; language: Language; signIn?: string }) {
  return (
    <article>
      <header className="opening">
        <h1>{refusalTitle(refusal, language)}</h1>
        <p className="lead">{inLanguage(messages[refusal].text, language)}</p>
        <p>
          {signIn ? (
            <a className="button" href={signIn}>
              {inLanguage({ fr: 'Se connecter', en: 'Log in' }, language)}
            </a>
          ) : (
            <a href={`/${language}`}>
              {inLanguage({ fr: 'Voir l’édition en cours', en: 'See the current edition' }, language)}
            </a>
          )}
        </p>
      </header>
    </article>
  )
}
