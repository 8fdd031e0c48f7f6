import type { Field } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'
import { emptyWithoutAddress, keepVideoOnRestore } from '../hooks/keep-video'
import { type LanguageSource, messageFor } from '../messages'
import { webAddress } from './web-address'

/** A video with its captions and transcript, which are required with it. It stays as it is when a version is restored. */
export function video(name: 'video' | 'recording', label: Bilingual): Field {
  const requiredWithVideo = (value: unknown, { siblingData, req }: { siblingData: unknown; req: LanguageSource }) => {
    const hasVideo = Boolean((siblingData as { url?: string }).url)
    if (!hasVideo || value) return true
    return messageFor(req, {
      fr: 'Une vidéo publique a besoin de sous-titres et d’une transcription.',
      en: 'A public video needs captions and a transcript.',
    })
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
    label: { ...label },
    hooks: { beforeChange: [keepVideoOnRestore, emptyWithoutAddress] },
    fields: [
      webAddress({ name: 'url', label: { fr: 'Adresse de la vidéo', en: 'Video address' } }),
      {
        ...captions,
        validate: (value: unknown, options: never) => {
          const isNeeded = requiredWithVideo(value, options)
          return isNeeded === true ? isAddress(value, options) : isNeeded
        },
      } as Field,
      {
        name: 'transcript',
        type: 'textarea',
        // Eight hours of speech.
        maxLength: 400_000,
        localized: true,
        label: { fr: 'Transcription', en: 'Transcript' },
        admin: {
          description: {
            fr: 'Tout ce qui est dit, et ce qu’il faut voir pour comprendre.',
            en: 'Everything that is said, and what one must see to understand.',
          },
        },
        validate: (value: unknown, options: never) => requiredWithVideo(value, options),
      } as unknown as Field,
    ],
  }
}
