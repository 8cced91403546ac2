import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { HttpFailure } from '../../data/http.ts'
import { Notice } from '../../ui/notice.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useFormsText } from './messages.ts'
import { receiptQuery } from './queries.ts'
import { ReceiptSheet } from './receipt-sheet.tsx'
import './print.css'

/** A receipt, to be kept, printed, and confirmed by a second person. */
export function Page({ source, catalogue }: PageProps) {
  const { receipt: number = '' } = useParams()
  const { say } = useFormsText()
  const cache = useQueryClient()
  const asked = receiptQuery(source, number)
  const query = useQuery(asked)
  if (query.error instanceof HttpFailure && query.error.status === 404) {
    return <Notice tone="off">{say('receipt.unknown', { number })}</Notice>
  }
  return (
    <Fetched query={query} loading={say('receipt.loading')} failed={say('receipt.failed')}>
      {(receipt) => (
        <ReceiptSheet
          receipt={receipt}
          catalogue={catalogue}
          confirmed={(now) => cache.setQueryData(asked.queryKey, now)}
        />
      )}
    </Fetched>
  )
}
