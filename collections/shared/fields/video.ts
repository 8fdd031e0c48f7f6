import type { Field } from 'payload'
import { webAddress } from './web-address'

/** A video with what makes it public: captions and a transcript for those who cannot hear or see it. */
export function video(name: 'video' | 'recording', label: { fr: string; en: string }): Field {
  const needed = (
    value: unknown,
    { siblingData, req }: { siblingData: unknown; req: { i18n: { language: string } } },
  ) => {
    const hasVideo = Boolean((siblingData as { url?: string }).url)
    if (!hasVideo || value) return true
    return req.i18n.language === 'en'
      ? 'A public video needs captions and a transcript.'
      : 'Une vidéo publique a besoin de sous-titres et d’une transcription.'
  }
  const captions = webAddress({
    name: 'captionsUrl',
    label: { fr: 'Adresse des sous-titres', en: 'Captions address' },
    admin: { description: { fr: 'Fichier WebVTT (.vtt).', en: 'A WebVTT file (.vtt).' } },
  })
  const isAddress = captions.validate as (value: unknown, options: never) => true | string
  return {
    name,
    type: 'group',
    label,
    fields: [
      webAddress({ name: 'url', label: { fr: 'Adresse de la vidéo', en: 'Video address' } }),
      {
        ...captions,
        validate: (value: unknown, options: never) => {
          const isNeeded = needed(value, options)
          return isNeeded === true ? isAddress(value, options) : isNeeded
        },
      } as Field,
      {
        name: 'transcript',
        type: 'textarea',
        localized: true,
        label: { fr: 'Transcription', en: 'Transcript' },
        admin: {
          description: {
            fr: 'Tout ce qui est dit, et ce qu’il faut voir pour comprendre.',
            en: 'Everything that is said, and what one must see to understand.',
          },
        },
        validate: (value: unknown, options: never) => needed(value, options),
      } as Field,
    ],
  }
}
