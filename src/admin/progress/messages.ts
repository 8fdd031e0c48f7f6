import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'

/** Shown when a request gets no response. */
export const offline: Bilingual = {
  fr: 'Le serveur ne répond pas. Vérifiez votre connexion, puis recommencez.',
  en: 'The server does not answer. Check your connection, then try again.',
}

/** « 12 sur 63 ». */
export const formatProgress = (done: number, total: number, language: Language): string =>
  inLanguage({ fr: `${done} sur ${total}`, en: `${done} of ${total}` }, language)
