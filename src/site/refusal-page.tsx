import type { Language } from '../domain/bilingual'
import { said } from './words'

/** Why a page is not shown. */
export type Refusal = 'missing' | 'expired' | 'forged' | 'gone' | 'signed-out' | 'failed'

/** The status of each, as HTTP says it. */
export const refusalStatus: Record<Refusal, number> = {
  missing: 404,
  expired: 410,
  forged: 403,
  gone: 410,
  'signed-out': 403,
  failed: 503,
}

type Sentences = Record<Refusal, { fr: [title: string, what: string]; en: [title: string, what: string] }>

const sentences: Sentences = {
  missing: {
    fr: ['Page introuvable', 'Cette page n’existe pas, ou n’est plus publiée.'],
    en: ['Page not found', 'This page does not exist, or is no longer published.'],
  },
  expired: {
    fr: [
      'Ce lien d’aperçu a expiré',
      'Un lien d’aperçu ne fonctionne que quelques jours. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    ],
    en: [
      'This preview link has expired',
      'A preview link only works for some days. Ask the person who sent it for a new one.',
    ],
  },
  forged: {
    fr: [
      'Ce lien d’aperçu n’est pas complet',
      'Copiez-le en entier, jusqu’au dernier caractère, ou demandez-en un nouveau à la personne qui vous l’a envoyé.',
    ],
    en: [
      'This preview link is not complete',
      'Copy the whole of it, up to the last character, or ask the person who sent it for a new one.',
    ],
  },
  gone: {
    fr: ['Cet aperçu n’est plus disponible', 'Le contenu a été retiré depuis que ce lien a été envoyé.'],
    en: ['This preview is no longer available', 'The content was withdrawn after this link had been sent.'],
  },
  'signed-out': {
    fr: ['Cet aperçu est réservé à l’équipe', 'Connectez-vous pour le voir, ou demandez un lien d’aperçu.'],
    en: ['This preview is for the team', 'Log in to see it, or ask for a preview link.'],
  },
  failed: {
    fr: ['La page n’a pas pu être préparée', 'Réessayez dans un instant.'],
    en: ['The page could not be prepared', 'Try again in a moment.'],
  },
}

/** The title of a refusal. */
export const refusalTitle = (refusal: Refusal, language: Language): string =>
  said(language, sentences[refusal].fr[0], sentences[refusal].en[0])

/** Says kindly why there is nothing to see, and where to go. `signIn` is where the team logs in. */
export function RefusalPage({ refusal, language, signIn }: { refusal: Refusal; language: Language; signIn?: string }) {
  const { fr, en } = sentences[refusal]
  return (
    <article>
      <header className="opening">
        <h1>{refusalTitle(refusal, language)}</h1>
        <p className="lead">{said(language, fr[1], en[1])}</p>
        <p>
          {signIn ? (
            <a className="button" href={signIn}>
              {said(language, 'Se connecter', 'Log in')}
            </a>
          ) : (
            <a href={`/${language}`}>{said(language, 'Voir l’édition en cours', 'See the current edition')}</a>
          )}
        </p>
      </header>
    </article>
  )
}
