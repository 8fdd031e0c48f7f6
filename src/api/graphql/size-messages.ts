import type { Bilingual } from '../../domain/bilingual'

/** What a refusal says of a size above its limit: `#` stands for the size. */
export interface SizeMessages {
  shows: Bilingual
  advice: Bilingual
}

const severalRequests = { fr: 'Envoyez plusieurs requêtes', en: 'Send several requests' }

/** The messages of each size of an operation that has a limit. */
export const sizes = {
  depth: {
    shows: { fr: 'imbrique # niveaux de champs', en: 'nests fields # levels deep' },
    advice: { fr: 'Partagez-la en deux', en: 'Split it in two requests' },
  },
  fields: {
    shows: { fr: 'choisit # champs', en: 'selects # fields' },
    advice: { fr: 'Employez moins de fragments', en: 'Spread fewer fragments' },
  },
  aliases: { shows: { fr: 'a # alias', en: 'has # aliases' }, advice: severalRequests },
  directives: {
    shows: { fr: 'a # directives', en: 'has # directives' },
    advice: { fr: 'Retirez-en', en: 'Leave some out' },
  },
  rootFields: { shows: { fr: 'a # champs de premier niveau', en: 'has # root fields' }, advice: severalRequests },
  cost: {
    shows: { fr: 'coûte # points', en: 'costs # points' },
    advice: {
      fr: 'Demandez moins d’éléments (limit) ou moins de listes imbriquées',
      en: 'Ask for fewer items (limit) or fewer nested lists',
    },
  },
} satisfies Record<string, SizeMessages>
