import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A speaker without a photo. */
export const noPortrait = defineRule({
  id: 'no-portrait',
  level: 'informs',
  title: { fr: 'Personne sans portrait', en: 'Speaker without a photo' },
  foundWhen: 'a speaker has no photo',
  find: ({ speakers }) =>
    speakers
      .filter(({ photo }) => !photo)
      .map((speaker) => ({
        ...placeIn('speakers', speaker, 'photo'),
        message: {
          fr: 'Aucun portrait. Ajoutez une photo si la personne est d’accord.',
          en: 'No portrait. Add a photo if the person agrees.',
        },
      })),
})
