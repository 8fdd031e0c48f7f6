import type { HardCodedText } from './hard-coded-text'

const form = '@payloadcms/ui/dist/views/Edit/Auth/APIKey.js'
const generation = '@payloadcms/ui/dist/views/Edit/Auth/APIKeyGenerationModal.js'

const keyText = (selector: string, english: string, french: string, file = form): HardCodedText => ({
  selector,
  place: 'text',
  english: new RegExp(`^${english.replaceAll('?', '\\?').replaceAll('.', '\\.')}$`),
  french,
  source: [file, english],
})

const keyButton = (selector: string, english: string, french: string): HardCodedText => ({
  ...keyText(selector, english, french),
  place: 'aria-label',
})

const inDialog = 'dialog[open] h1, dialog[open] span'
const inMessage = '.payload-toast-item div, .payload-toast-item span'

/** The English of the keys of API clients. */
export const apiKeyTexts: HardCodedText[] = [
  keyButton('#reveal-api-key', 'Reveal API key', 'Montrer la clé'),
  keyButton('#toggle-api-key-visibility', 'Toggle API key visibility', 'Montrer ou cacher la clé'),
  keyText(
    '.field-description',
    'Make sure to copy your API key. It will not be displayed again.',
    'Copiez cette clé maintenant\u00A0: elle ne sera plus montrée.',
  ),
  keyText(
    '.field-description',
    'Make sure to copy your API key. You may not have access to reveal it again.',
    'Copiez cette clé maintenant\u00A0: elle pourrait ne plus être montrée.',
  ),
  keyText('#revoke-api-key, #revoke-api-key *', 'Revoke API key', 'Révoquer la clé'),
  keyText(inDialog, 'Revoke API key?', 'Révoquer la clé\u202F?'),
  keyText(inDialog, 'Are you sure you want to revoke the API key for user ', 'La clé du client '),
  keyText(
    inDialog,
    '? The key will no longer be usable, and this action cannot be undone.',
    ' ne pourra plus servir. Vous ne pourrez pas revenir en arrière.',
  ),
  keyText('dialog[open] button, dialog[open] button *', 'Revoke', 'Révoquer'),
  keyText(
    inDialog,
    'Are you sure you want to generate an API key for user ',
    'Une clé sera créée pour le client ',
    generation,
  ),
  keyText(inDialog, '? This will take effect immediately.', ' et servira aussitôt.', generation),
  keyText(inMessage, 'Failed to update the API key.', 'La clé n’a pas pu être changée.'),
  keyText(inMessage, 'API key revoked successfully.', 'La clé est révoquée.'),
  keyText(inMessage, 'Failed to reveal the API key.', 'La clé n’a pas pu être montrée.'),
  {
    selector: '.field-label',
    place: 'text',
    english: /^hasAPIKey$/,
    french: 'Clé créée',
    source: ['payload/dist/auth/baseFields/apiKey/index.js', "'hasAPIKey'"],
  },
]
