import type { Bilingual } from './bilingual'

/** What entries of the audit log say was done, in the words of the admin. */
export const auditActions = {
  create: { fr: 'Création', en: 'Created' },
  update: { fr: 'Modification', en: 'Changed' },
  publish: { fr: 'Publication', en: 'Published' },
  unpublish: { fr: 'Dépublication', en: 'Unpublished' },
  trash: { fr: 'Mise à la corbeille', en: 'Moved to the trash' },
  untrash: { fr: 'Retour de la corbeille', en: 'Taken out of the trash' },
  'restore-version': { fr: 'Version antérieure rétablie', en: 'Earlier version restored' },
  delete: { fr: 'Suppression définitive', en: 'Deleted for good' },
  release: { fr: 'Parution du programme', en: 'Programme released' },
  'release-planned': { fr: 'Parution du programme prévue', en: 'Release planned' },
  import: { fr: 'Import', en: 'Import' },
  'undo-import': { fr: 'Import annulé', en: 'Import undone' },
  copy: { fr: 'Nouvelle édition', en: 'New edition' },
  'undo-copy': { fr: 'Nouvelle édition annulée', en: 'New edition undone' },
  export: { fr: 'Export', en: 'Export' },
  'person-link': { fr: 'Lien personnel créé', en: 'Personal link made' },
  'person-link-end': { fr: 'Lien personnel révoqué', en: 'Personal link revoked' },
  'person-links-queued': { fr: 'Envoi de liens personnels', en: 'Personal links sent' },
  'proposed-photo': { fr: 'Choix sur une photo proposée', en: 'Decision on a proposed photo' },
  share: { fr: 'Lien d’aperçu créé', en: 'Preview link made' },
  'share-end': { fr: 'Lien d’aperçu supprimé', en: 'Preview link deleted' },
  withdraw: { fr: 'Retrait d’une personne', en: 'Person withdrawn' },
  'ask-erasure': { fr: 'Effacement demandé', en: 'Erasure requested' },
  erase: { fr: 'Effacement d’une personne', en: 'Person erased' },
  'read-consent': { fr: 'Lecture d’accords', en: 'Consents read' },
  'open-file': { fr: 'Fichier privé ouvert', en: 'Private file opened' },
  'export-person': { fr: 'Export des données d’une personne', en: 'Data of a person exported' },
  login: { fr: 'Connexion', en: 'Log-in' },
  'login-confirmed': { fr: 'Connexion confirmée', en: 'Log-in confirmed' },
  'login-failed': { fr: 'Connexion refusée', en: 'Log-in refused' },
  'code-refused': { fr: 'Code de connexion refusé', en: 'Log-in code refused' },
  logout: { fr: 'Déconnexion', en: 'Log-out' },
  'sessions-ended': { fr: 'Appareil déconnecté', en: 'Device logged out' },
  role: { fr: 'Changement de rôle', en: 'Role changed' },
  password: { fr: 'Mot de passe changé', en: 'Password changed' },
  'password-link': { fr: 'Mot de passe oublié', en: 'Password forgotten' },
  'second-factor': { fr: 'Connexion en deux étapes modifiée', en: 'Second factor changed' },
  'second-factor-reset': { fr: 'Connexion en deux étapes réinitialisée', en: 'Second factor reset' },
  'key-made': { fr: 'Clé créée ou renouvelée', en: 'Key made or renewed' },
  'key-revoked': { fr: 'Clé révoquée', en: 'Key revoked' },
  'key-used': { fr: 'Utilisation d’une clé', en: 'Key used' },
  'webhook-secret': { fr: 'Secret d’un webhook renouvelé', en: 'Webhook secret renewed' },
  'webhook-secret-read': { fr: 'Secret d’un webhook affiché', en: 'Webhook secret shown' },
  'webhook-sent': { fr: 'Envoi d’un webhook demandé', en: 'Webhook sent on request' },
  plan: { fr: 'Publication prévue', en: 'Publication planned' },
  'plan-unpublish': { fr: 'Dépublication prévue', en: 'Unpublishing planned' },
  'plan-retry': { fr: 'Publication prévue relancée', en: 'Plan tried again' },
  'plan-removed': { fr: 'Publication prévue annulée', en: 'Plan called off' },
  operation: { fr: 'Autre opération', en: 'Other operation' },
  retention: { fr: 'Lignes anciennes supprimées', en: 'Old entries removed' },
} satisfies Record<string, Bilingual>

/** What was done. */
export type AuditAction = keyof typeof auditActions

/** Who does things, in the words of the admin. */
export const actorKinds = {
  user: { fr: 'Compte', en: 'Account' },
  key: { fr: 'Accès programme', en: 'API key' },
  person: { fr: 'Personne concernée', en: 'Person concerned' },
  system: { fr: 'Site', en: 'Site' },
  anonymous: { fr: 'Sans compte', en: 'Without an account' },
} satisfies Record<string, Bilingual>

/** Who did something: an account, an API client, the person whom a page is about, the site itself, or somebody unknown. */
export interface Actor {
  kind: keyof typeof actorKinds
  /** The id of the account, of the API client, or of the document about the person. */
  id?: string
}

/** An entry of the audit log, as it is stored. It names everything by its id, and has no content. */
export interface AuditFact {
  /** ISO 8601 in UTC. */
  at: string
  action: AuditAction
  subjectCollection?: string | null
  subject?: string | null
  actorKind: Actor['kind']
  actor?: string | null
  /** The network that the request came from. */
  address?: string | null
  /** How many documents, where one entry is about several; of `retention`, the position of the last entry removed. */
  count?: number | null
}

/** The content of an entry that its hash binds: the same for an entry read from either database. */
export const boundContent = (position: number, id: string, fact: AuditFact): unknown[] => [
  position,
  id,
  new Date(fact.at).toISOString(),
  fact.action,
  fact.subjectCollection ?? null,
  fact.subject ?? null,
  fact.actorKind,
  fact.actor ?? null,
  fact.address ?? null,
  fact.count ?? null,
]
