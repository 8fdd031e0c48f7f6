import type { Config } from 'payload'

/** The components of this project in every page of the admin, and its own pages. */
export const adminComponents: NonNullable<Config['admin']>['components'] = {
  graphics: { Logo: '/src/admin/brand/logo#Logo', Icon: '/src/admin/brand/logo#Icon' },
  providers: [
    '/src/admin/checks/field-focus#FieldFocus',
    '/src/admin/french/french-page#FrenchPage',
    '/src/admin/accessibility/accessible-page#AccessiblePage',
    '/src/admin/unsaved/logout-guard#LogoutGuard',
  ],
  beforeLogin: ['/src/admin/second-factor/second-step#SecondStep', '/src/admin/brand/login-heading#LoginHeading'],
  beforeDashboard: [
    '/src/admin/home/home-header#HomeHeader',
    '/src/admin/second-factor/required-banner#RequiredBanner',
  ],
  afterNavLinks: ['/src/admin/home/site-links#SiteLinks'],
  views: {
    guide: {
      Component: '/src/admin/guide/guide-view#GuideView',
      path: '/guide',
      meta: { title: 'Guide de rédaction' },
    },
    secondFactor: {
      Component: '/src/admin/second-factor/second-factor-view#SecondFactorView',
      path: '/second-factor',
      meta: { title: 'Deuxième étape' },
    },
  },
}
