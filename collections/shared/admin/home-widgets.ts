import type { Config, Widget } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'

const widget = (
  slug: string,
  component: string,
  label: Bilingual,
  minWidth: Widget['minWidth'] = 'medium',
): Widget => ({
  slug,
  Component: `/src/admin/home/${component}`,
  label,
  minWidth,
})

/** The widgets of the home of the admin. Editors may rearrange them, and add the menu of the collections. */
export const homeDashboard: NonNullable<Config['admin']>['dashboard'] = {
  widgets: [
    widget('home-edition', 'edition-widget#EditionWidget', { fr: 'Édition', en: 'Edition' }),
    widget('home-others', 'others-widget#OthersWidget', { fr: 'Autres éditions', en: 'Other editions' }),
    widget('home-consents', 'consents-widget#ConsentsWidget', {
      fr: 'Accords qui se terminent',
      en: 'Consents that end',
    }),
    widget('home-day', 'day-widget#DayWidget', { fr: 'Programme du jour', en: 'Programme of the day' }),
    widget('home-changes', 'changes-widget#ChangesWidget', { fr: 'Derniers changements', en: 'Latest changes' }),
    widget(
      'home-planned',
      'planned-widget#PlannedWidget',
      { fr: 'Publications prévues', en: 'Planned publications' },
      'small',
    ),
    widget('home-balance', 'balance-widget#BalanceWidget', { fr: 'Équilibre', en: 'Balance' }, 'small'),
    widget('home-figures', 'figures-widget#FiguresWidget', { fr: 'Chiffres clés', en: 'Key figures' }, 'small'),
  ],
  defaultLayout: [
    { widgetSlug: 'home-edition', width: 'full' },
    { widgetSlug: 'home-others', width: 'full' },
    { widgetSlug: 'home-consents', width: 'full' },
    { widgetSlug: 'home-day', width: 'full' },
    { widgetSlug: 'home-changes', width: 'full' },
    { widgetSlug: 'home-planned', width: 'small' },
    { widgetSlug: 'home-balance', width: 'small' },
    { widgetSlug: 'home-figures', width: 'small' },
  ],
}
