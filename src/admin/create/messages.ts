import type { Bilingual } from '../../domain/bilingual'

/** The state of a new document beside its buttons. */
export const firstSaveMessages = {
  saving: { fr: 'Enregistrement…', en: 'Saving…' },
  unreachable: {
    fr: 'Rien n’est encore enregistré : le serveur ne répond pas. Votre texte reste ici ; gardez cette page ouverte.',
    en: 'Nothing is saved yet: the server does not answer. Your text stays here; leave this page open.',
  },
  refused: {
    fr: 'Rien n’est encore enregistré, votre texte reste ici.',
    en: 'Nothing is saved yet; your text stays here.',
  },
  retry: { fr: 'Réessayer', en: 'Try again' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
} satisfies Record<string, Bilingual>
