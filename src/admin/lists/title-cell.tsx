'use client'
import { DefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'

/** A list cell for a title; shows the slug where there is no title in the language of the list. */
export const TitleCell = (props: DefaultCellComponentProps) => (
  <DefaultCell {...props} cellData={props.cellData || props.rowData.slug} />
)
