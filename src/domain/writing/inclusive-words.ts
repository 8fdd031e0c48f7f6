/** A masculine plural of people, its feminine, and neutral words. */
export interface PeopleWord {
  men: string
  women: string
  everybody: string[]
  /** Set for a word that is also an adjective or a participle: it names people only after an article. */
  needsArticle?: true
}

const word = (men: string, women: string, ...everybody: string[]): PeopleWord => ({ men, women, everybody })
const after = (men: string, women: string, ...everybody: string[]): PeopleWord => ({
  ...word(men, women, ...everybody),
  needsArticle: true,
})

/** The plurals of people, which have the same article in both genders: « les », « des », « aux ». */
export const peopleWords: PeopleWord[] = [
  word('participants', 'participantes', 'personnes qui participent'),
  word('intervenants', 'intervenantes', 'personnes qui interviennent'),
  word('étudiants', 'étudiantes'),
  word('lycéens', 'lycéennes', 'élèves de lycée'),
  word('collégiens', 'collégiennes', 'élèves de collège'),
  word('apprentis', 'apprenties', 'jeunes en apprentissage'),
  word('apprenants', 'apprenantes', 'personnes en formation'),
  word('enseignants', 'enseignantes'),
  word('formateurs', 'formatrices', 'personnes qui forment'),
  word('développeurs', 'développeuses', 'spécialistes du développement'),
  word('informaticiens', 'informaticiennes', 'spécialistes de l’informatique'),
  word('ingénieurs', 'ingénieures'),
  word('techniciens', 'techniciennes'),
  word('chercheurs', 'chercheuses', 'scientifiques'),
  after('experts', 'expertes', 'spécialistes'),
  after('professionnels', 'professionnelles', 'spécialistes'),
  after('salariés', 'salariées', 'membres du personnel'),
  after('employés', 'employées', 'membres du personnel'),
  word('recruteurs', 'recruteuses', 'personnes qui recrutent'),
  word('employeurs', 'employeuses', 'entreprises'),
  word('directeurs', 'directrices', 'responsables'),
  word('entrepreneurs', 'entrepreneuses', 'personnes qui entreprennent'),
  word('collaborateurs', 'collaboratrices', 'collègues'),
  word('conseillers', 'conseillères'),
  word('animateurs', 'animatrices'),
  word('organisateurs', 'organisatrices', 'membres de l’organisation'),
  word('candidats', 'candidates', 'personnes candidates'),
  word('demandeurs d’emploi', 'demandeuses d’emploi', 'personnes en recherche d’emploi'),
  word('utilisateurs', 'utilisatrices', 'personnes qui utilisent le service'),
  word('visiteurs', 'visiteuses'),
  word('auditeurs', 'auditrices'),
  word('spectateurs', 'spectatrices'),
  word('citoyens', 'citoyennes'),
  word('habitants', 'habitantes'),
  word('adhérents', 'adhérentes', 'membres'),
  after('élus', 'élues'),
  after('inscrits', 'inscrites', 'personnes inscrites'),
  after('invités', 'invitées', 'personnes invitées'),
  after('diplômés', 'diplômées', 'personnes diplômées'),
  after('parrains', 'marraines'),
]
