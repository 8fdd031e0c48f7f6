'use client'
import { DefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'

/** A title in a list; where it is not written in the language of the list yet, the address made from the French one. */
export const TitleCell = (props: DefaultCellComponentProps) => (
  <DefaultCell {...props} cellData={props.cellData || props.rowData.slug} />
)
