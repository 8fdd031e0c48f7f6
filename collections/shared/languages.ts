import { en } from '@payloadcms/translations/languages/en'
import type { Config } from 'payload'
import { adminTranslations } from './admin/admin-translations'
import { payloadFrench } from './admin/payload-french'

/** The languages of the content, and those of the admin. */
export const languages = {
  localization: {
    locales: [
      { code: 'fr', label: { fr: 'Français', en: 'French' } },
      { code: 'en', label: { fr: 'Anglais', en: 'English' } },
    ],
    defaultLocale: 'fr',
    fallback: true,
  },
  i18n: { supportedLanguages: { fr: payloadFrench, en }, fallbackLanguage: 'fr', translations: adminTranslations },
} satisfies Pick<Config, 'localization' | 'i18n'>
