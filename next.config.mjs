import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const nextConfig = {
  compress: false,
  // A page is loaded when it is first asked: the admin takes tens of megabytes that readers do not need.
  experimental: { preloadEntriesOnStart: false },
  // It would serve copies of images for hours after their deletion, or after the end of a consent.
  images: { unoptimized: true },
  poweredByHeader: false,
  // One copy of Payload for start-up and routes: it recognises its own errors by their class.
  // The SDK of object storage is loaded by sites that use it, and by no other.
  serverExternalPackages: ['payload', '@aws-sdk/client-s3'],
  // Types are a check of their own: `npm run check`.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }],
    },
    {
      source: '/admin/:path*',
      headers: [
        { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
      ],
    },
  ],
}

const config = withPayload(nextConfig, { devBundleServerPackages: false })

// Payload asks browsers for their colours on every page, at the price of asking for it twice; only the admin needs them.
const asksForColours = ({ headers }) => headers.some(({ key }) => key === 'Critical-CH')

export default {
  ...config,
  headers: async () =>
    (await config.headers()).map((rule) => (asksForColours(rule) ? { ...rule, source: '/admin/:path*' } : rule)),
}
