import { dropRepeatedRules } from './src/app/repeated-rules.mjs'

export default {
  // The editor of rich text brings the styles of the whole admin once more, in the same layer and after them, on every page.
  plugins: [
    dropRepeatedRules(
      '@payloadcms/next/dist/prod/styles.css',
      '@payloadcms/richtext-lexical/dist/exports/client/bundled.css',
    ),
  ],
}
