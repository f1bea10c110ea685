/**
 * A picture by the camera or from a file. Where there is no camera, it is in use or was refused, a sentence says what to do
 * and the file remains. The picture is handed on as it is; nothing here keeps it.
 */
import './take-picture.css'
import { Camera, ImageUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Notice } from './chip.tsx'

type CameraProblem = 'none' | 'refused' | 'inUse'

export function TakePicture({
  frame,
  onPicture,
}: {
  /** The outline that is laid over the camera's picture. */
  readonly frame: 'card' | 'sheet'
  readonly onPicture: (picture: Blob) => void
}) {
  const { t } = useTranslation('ui')
  const [stream, setStream] = useState<MediaStream | undefined>()
  const [problem, setProblem] = useState<CameraProblem | undefined>()
  const [isOpening, setOpening] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  useEffect(() => () => stopStream(stream), [stream])

  const open = async (): Promise<void> => {
    setOpening(true)
    setProblem(undefined)
    const opened = await openCamera()
    if (!isHere.current) {
      if (typeof opened !== 'string') stopStream(opened)
      return
    }
    setOpening(false)
    if (typeof opened === 'string') setProblem(opened)
    else setStream(opened)
  }
  return (
    <div className="take-picture">
      {problem !== undefined && (
        <Notice tone="gold" title={t(`picture.${problem}`)} urgent>
          {t(`picture.${problem}Hint`)}
        </Notice>
      )}
      {stream === undefined ? (
        <div className="take-picture-ways">
          <Button kind="primary" icon={Camera} busy={isOpening} onPress={() => void open()}>
            {t('picture.camera')}
          </Button>
          <Button icon={ImageUp} onPress={() => file.current?.click()}>
            {t('picture.file')}
          </Button>
        </div>
      ) : (
        <CameraView
          stream={stream}
          frame={frame}
          onPicture={(picture) => {
            setStream(undefined)
            onPicture(picture)
          }}
          onClose={() => setStream(undefined)}
        />
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={t('picture.file')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          // The same file may be chosen again.
          event.target.value = ''
          if (chosen !== undefined) onPicture(chosen)
        }}
      />
    </div>
  )
}

function CameraView({
  stream,
  frame,
  onPicture,
  onClose,
}: {
  readonly stream: MediaStream
  readonly frame: 'card' | 'sheet'
  readonly onPicture: (picture: Blob) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const video = useRef<HTMLVideoElement>(null)
  const [isRunning, setRunning] = useState(false)
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream
  }, [stream])
  const take = async (): Promise<void> => {
    const picture = video.current === null ? undefined : await stillOf(video.current)
    if (picture !== undefined) onPicture(picture)
  }
  return (
    <>
      <div className={`camera-view is-${frame}`}>
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          aria-label={t('picture.live')}
          onPlaying={() => setRunning(true)}
        />
        <span aria-hidden className="camera-frame" />
      </div>
      <p>{t(`picture.${frame}Frame`)}</p>
      <div className="take-picture-ways">
        <Button onPress={onClose}>{t('picture.notNow')}</Button>
        <Button kind="primary" icon={Camera} disabled={!isRunning} onPress={() => void take()}>
          {t('picture.take')}
        </Button>
      </div>
    </>
  )
}

async function openCamera(): Promise<MediaStream | CameraProblem> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { width: { ideal: 2_560 }, height: { ideal: 1_440 }, facingMode: 'environment' },
    })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
    return name === 'NotReadableError' || name === 'AbortError' ? 'inUse' : 'none'
  }
}

const stopStream = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

async function stillOf(video: HTMLVideoElement): Promise<Blob | undefined> {
  const canvas = new OffscreenCanvas(Math.max(1, video.videoWidth), Math.max(1, video.videoHeight))
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
}
