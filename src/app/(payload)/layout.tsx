import config from '@payload-config'
import '@payloadcms/next/css'
import '../../admin/app-header.css'
import '../../admin/menu.css'
import '../../admin/field-errors.css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { headers } from 'next/headers'
import { getPayload, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { actingAs, actingIn } from '../../../collections/shared/audit/acting'
import { renderDrawer } from '../../admin/create/render-new-document'
import { refuseAction } from '../../admin/page/guard-action'
import { repeatAction } from '../../api/repeat-action'
import { importMap } from './admin/importMap'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  const sent = await headers()
  const refused = await refuseAction(await getPayload({ config, importMap }), sent, args)
  if (refused) return refused.result
  const run = async () =>
    (await renderDrawer({ config, importMap }, args)) ?? handleServerFunctions({ ...args, config, importMap })
  // Some functions write without their request.
  return actingAs({ address: actingIn({ headers: sent }).address }, () => repeatAction(run))
}

/** Root layout of the admin, as Payload generates it. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
