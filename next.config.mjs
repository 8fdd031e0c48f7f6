import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const nextConfig = {
  compress: false,
  poweredByHeader: false,
  // One copy of Payload for start-up and routes: it recognises its own errors by their class.
  serverExternalPackages: ['payload'],
  // Types are a gate of their own: `npm run check`.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }],
    },
  ],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
