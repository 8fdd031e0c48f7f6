/** A text that people agree to. A version is never edited: a new text is a new version. */
interface Wording {
  version: string
  /** The French text, in paragraphs that empty lines separate. */
  text: string
}

/** Every text that people have agreed to, the oldest first. The last one is proposed today. */
export const consentWordings: readonly [Wording, ...Wording[]] = [
  {
    version: '2024-1',
    text: `J’autorise les Assises régionales de la féminisation des métiers et filières numériques à montrer, sur leur site et dans leur programme, ce qui est indiqué ci-dessous et qui me concerne.

Je peux revenir sur cet accord quand je veux, en l’écrivant à l’équipe des Assises.`,
  },
  {
    version: '2026-1',
    text: `J’accepte que les Assises régionales de la féminisation des métiers et filières numériques montrent, sur leur site et dans leur programme, ce que j’ai choisi et qui me concerne. Rien d’autre ne paraît.

Cet accord est libre. Je peux le changer ou le retirer quand je veux, sans donner de raison, sur ma page ou en écrivant à l’équipe. Ce que je retire disparaît aussitôt du site.

Sans date de fin, l’accord dure jusqu’à ce que je le retire. L’équipe conserve la trace de mes choix, pour pouvoir montrer qu’elle les respecte. Cette trace n’est pas publique.`,
  },
]

/** The text that is proposed today. */
export const currentWording: Wording = consentWordings.at(-1) ?? consentWordings[0]

/** The text of a version; `undefined` for a version that the team did not write here, such as that of its own paper form. */
export const wordingText = (version: string | null | undefined): string | undefined =>
  consentWordings.find((wording) => wording.version === version)?.text
