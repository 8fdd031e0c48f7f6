/** What people put first into a password, in French and English: names of the thing, of a place, of a season, of a row of keys. */
const words = `
password passwort passwd passphrase motdepasse mot passe pass secret secrete code codesecret
admin administrateur administratrice administrator administration root superuser user username utilisateur utilisatrice login connexion
compte account master manager direction equipe team bureau office company entreprise association formation internet
changeme changemoi changezmoi default defaut temporaire temp test demo exemple example invite guest welcome bienvenue
letmein opensesame sesame ouvretoi trustno hello bonjour bonsoir coucou salut merci please stp svp
azertyuiop azerty qsdfghjklm qsdfgh wxcvbn qwertyuiop qwerty qwertz qwertzuiop asdfghjkl asdfgh asdf zxcvbnm zxcvbn poiuytreza
abcdefghijklmnopqrstuvwxyz abcdefghijkl abcdefgh abcdef abcd abc aaa xyz
iloveyou ilove jetaime jtm amour love monamour lover bisous calin coeur heart bebe baby cheri cherie maman papa famille family
soleil sunshine lune etoile star princess princesse prince angel ange dragon licorne unicorn tigre tiger lion monkey singe chaton chat
chien dog doudou loulou nounours poupee flower fleur jardin papillon butterfly cookie chocolat chocolate fromage vanille fraise
football foot soccer baseball basketball hockey rugby tennis moto voiture mustang porsche ferrari guitare musique music
superman batman spiderman pokemon pikachu naruto starwars matrix minecraft fortnite nintendo playstation whatever nothing freedom
liberte egalite fraternite france paris marseille lyon toulouse bordeaux nantes lille rennes montpellier strasbourg nice bretagne
normandie occitanie corse provence alsace quebec
assises numerique feminisation feminin femmes metiers filieres regionales region edition evenement event site cms
printemps ete automne hiver spring summer autumn winter saison
lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
january february march april june july august september october november december
michael nicolas thomas julien camille marie pierre jean claude sophie isabelle martin bernard charlie jordan robert daniel ashley jessica
ordinateur computer windows apple google facebook instagram samsung iphone android orange wanadoo gmail hotmail shadow killer ninja
pirate hacker access access granted number one two three un deux trois
`
  .split(/\s+/)
  .filter(Boolean)

/** How a letter is also written in a password. */
const spellings: Record<string, string> = {
  a: 'a4@àâ',
  b: 'b8',
  c: 'cç',
  e: 'e3€éèêë',
  g: 'g9',
  i: 'i1!|îï',
  l: 'l1|',
  o: 'o0ôö',
  s: 's5$',
  t: 't7+',
  u: 'uùûü',
  z: 'z2',
}

const patternOf = (word: string) => [...word].map((letter) => `[${spellings[letter] ?? letter}]`).join('')

const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length)
const anyWord = new RegExp(longestFirst.map(patternOf).join('|'), 'gu')

/** The letters that may stay besides common words: an initial, an ending. */
const SPARE_LETTERS = 2

/**
 * Whether a password is among the first that are tried: nothing but common words, dates, numbers and punctuation, in any case
 * and with the usual replacements of letters (« M0tDeP@sse2024 »).
 */
export function isCommonPassword(password: string): boolean {
  const rest = password.toLowerCase().replace(anyWord, '')
  return (rest.match(/\p{L}/gu)?.length ?? 0) <= SPARE_LETTERS
}
