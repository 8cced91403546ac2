import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { Stage } from '../testing/stage.tsx'
import { QrCode } from './qr.tsx'

const SIDE = 300

/** What a phone's camera sees of an element: its pixels, on the black of a dark page. */
async function seen(svg: SVGElement): Promise<ImageData> {
  const source = new XMLSerializer().serializeToString(svg)
  const image = new Image(SIDE, SIDE)
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
  await image.decode()
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d')!
  context.fillRect(0, 0, SIDE, SIDE)
  context.drawImage(image, 0, 0, SIDE, SIDE)
  return context.getImageData(0, 0, SIDE, SIDE)
}

it('is read by a phone off a dark page too', async () => {
  const address = 'http://127.0.0.1:4780/wall/phong-hop-a'
  const { container } = await render(
    <Stage theme="dark">
      <QrCode address={address} label="QR" />
    </Stage>,
  )
  const { data, width, height } = await seen(container.querySelector('svg')!)
  expect(decodeQR({ data, width, height })).toBe(address)
})
