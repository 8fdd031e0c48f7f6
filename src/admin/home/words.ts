import type { Countdown } from '../../domain/countdown'
import { frenchSpaces } from '../../domain/typography'

/** The words of the home; sentences with numbers are functions. */
export const homeWords = {
  fr: {
    when: {
      before: 'Prochaine édition',
      during: 'Édition en cours',
      after: 'Dernière édition',
    } satisfies Record<Countdown['state'], string>,
    countdown: (count: Countdown): [string, string] => {
      if (count.state === 'before')
        return count.days === 1
          ? (['1', 'jour : c’est demain'].map(frenchSpaces) as [string, string])
          : [String(count.days), 'jours avant l’ouverture']
      if (count.state === 'after')
        return [String(count.days), count.days === 1 ? 'jour depuis la clôture' : 'jours depuis la clôture']
      return count.of === 1 ? ['Jour J', 'c’est aujourd’hui'] : [`Jour ${count.day}`, `sur ${count.of}`]
    },
    contents: 'Contenus de l’édition',
    published: 'À jour sur le site',
    pending: 'En attente',
    pendingMeaning: 'brouillons et changements pas encore publiés',
    release: 'Publier ce qui attend',
    findings: 'Contrôles avant publication',
    clear: frenchSpaces('Rien à signaler : le programme peut être publié.'),
    translation: 'Anglais',
    translated: (translated: number, total: number) => `${translated} textes sur ${total} ont leur anglais`,
    toTranslate: 'Voir ce qui reste à traduire',
    programme: 'Le programme en un coup d’œil',
    openProgramme: 'Ouvrir le programme',
    noProgramme: 'Aucune session n’a encore d’horaire.',
    unplaced: (count: number) => (count === 1 ? '1 session à placer' : `${count} sessions à placer`),
    withoutRoom: 'Sans salle',
    daySummary: (sessions: number, rooms: number, from: string, to: string) =>
      `${sessions} ${sessions > 1 ? 'sessions' : 'session'}, ${rooms} ${rooms > 1 ? 'salles' : 'salle'}, de ${from} à ${to}`,
    moreDays: (count: number) => `et ${count} ${count > 1 ? 'autres jours' : 'autre jour'}`,
    states: { published: 'À jour sur le site', pending: 'En attente', off: 'Annulée ou reportée' },
    changes: 'Derniers changements',
    noChanges: 'Rien n’a encore été écrit pour cette édition.',
    by: (name: string) => `par ${name}`,
    planned: 'Prochaines publications prévues',
    noPlans: 'Aucune publication n’est prévue. Le menu à côté de « Publier » permet d’en prévoir une.',
    plan: { publish: 'Publication', unpublish: 'Retrait du site' },
    balance: 'Équilibre des intervenantes et intervenants',
    balanceNote: 'D’après ce que chaque personne a dit d’elle-même. Jamais affiché sur le site.',
    noBalance:
      'Trop peu de réponses pour montrer un équilibre sans désigner quelqu’un. La réponse se note dans la fiche de chaque personne, si elle le souhaite.',
    declared: { woman: ['femme', 'femmes'], man: ['homme', 'hommes'], otherwise: ['autrement', 'autrement'] } as Record<
      string,
      [string, string]
    >,
    others: (count: number) => (count === 1 ? 'autre réponse ou sans réponse' : 'autres réponses ou sans réponse'),
    figures: 'Chiffres clés au fil des années',
    noFigures: 'Aucun chiffre clé n’est encore enregistré.',
    allFigures: 'Voir toute la série',
    nothing: 'Aucune édition pour l’instant. Créez-en une, ou demandez à être ajouté·e à une édition.',
    nothingTitle: 'Bienvenue',
  },
  en: {
    when: { before: 'Next edition', during: 'Edition under way', after: 'Latest edition' } satisfies Record<
      Countdown['state'],
      string
    >,
    countdown: (count: Countdown): [string, string] => {
      if (count.state === 'before')
        return [String(count.days), count.days === 1 ? 'day to go: it is tomorrow' : 'days to go']
      if (count.state === 'after')
        return [String(count.days), count.days === 1 ? 'day since it closed' : 'days since it closed']
      return count.of === 1 ? ['Today', 'is the day'] : [`Day ${count.day}`, `of ${count.of}`]
    },
    contents: 'Contents of the edition',
    published: 'Up to date on the site',
    pending: 'Pending',
    pendingMeaning: 'drafts and changes not published yet',
    release: 'Release what is pending',
    findings: 'Checks before publishing',
    clear: 'Nothing to report: the programme can be published.',
    translation: 'English',
    translated: (translated: number, total: number) => `${translated} of ${total} texts are in English`,
    toTranslate: 'See what is left to translate',
    programme: 'The programme at a glance',
    openProgramme: 'Open the programme',
    noProgramme: 'No session has a time yet.',
    unplaced: (count: number) => (count === 1 ? '1 session to place' : `${count} sessions to place`),
    withoutRoom: 'Without a room',
    daySummary: (sessions: number, rooms: number, from: string, to: string) =>
      `${sessions} ${sessions > 1 ? 'sessions' : 'session'}, ${rooms} ${rooms > 1 ? 'rooms' : 'room'}, from ${from} to ${to}`,
    moreDays: (count: number) => `and ${count} more ${count > 1 ? 'days' : 'day'}`,
    states: { published: 'Up to date on the site', pending: 'Pending', off: 'Cancelled or postponed' },
    changes: 'Latest changes',
    noChanges: 'Nothing has been written for this edition yet.',
    by: (name: string) => `by ${name}`,
    planned: 'Next planned publications',
    noPlans: 'No publication is planned. The menu beside “Publish” lets you plan one.',
    plan: { publish: 'Publication', unpublish: 'Taken off the site' },
    balance: 'Balance of speakers',
    balanceNote: 'From what each person said. Never shown on the site.',
    noBalance:
      'Too few answers to show a balance without pointing at somebody. The answer is kept on the page of each person, if they wish.',
    declared: { woman: ['woman', 'women'], man: ['man', 'men'], otherwise: ['otherwise', 'otherwise'] } as Record<
      string,
      [string, string]
    >,
    others: (count: number) => (count === 1 ? 'other answer or none' : 'other answers or none'),
    figures: 'Key figures over the years',
    noFigures: 'No key figure has been recorded yet.',
    allFigures: 'See the whole series',
    nothing: 'There is no edition yet. Make one, or ask to be added to one.',
    nothingTitle: 'Welcome',
  },
}
