import { isFilled } from '../label'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** An image without a French description that is not decorative. */
export const imageWithoutAlt = defineRule({
  id: 'image-without-alt',
  level: 'blocks',
  title: { fr: 'Image sans description', en: 'Image without alternative text' },
  foundWhen: 'an image that the programme shows has no French description and is not decorative',
  find: ({ pictures }) =>
    pictures
      .filter(({ alt, isDecorative }) => !isDecorative && !isFilled(alt.fr))
      .map((picture) => ({
        ...placeIn('media', picture, 'alt'),
        message: {
          fr: 'Décrivez en une phrase ce que l’image montre, ou cochez « Image décorative » si elle n’apporte rien au sens.',
          en: 'Describe in one sentence what the image shows, or tick “Decorative” if it adds nothing to the meaning.',
        },
      })),
})
