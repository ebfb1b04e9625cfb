import type { PhotoFace, PhotoRemark } from '../../contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { FaceRegion } from '../importing/face-regions.ts';
import { readSubject, readSubjects } from '../importing/read-photo.ts';
import { readRegion } from '../importing/read-region.ts';
import type { PhotoReading } from '../ports/index.ts';
import type { FailuresToEnroll } from './failures-to-enroll.ts';

/** Finds faces in photos to enroll somebody with; that there is none that can be used is counted. */
export function createPhotoFaces(reading: PhotoReading, { counting }: FailuresToEnroll) {
  return {
    /** Finds the one face of a photo. Errors: those of `readSubject`. */
    readPhoto: async (file: Uint8Array, name: string): Promise<PhotoFace> => {
      const { face, remarks } = await counting(() => readSubject(reading, file, name));
      return photoFace(face, remarks);
    },
    /** Finds the face in a region of a photo. Errors: those of `readRegion`. */
    readRegion: async (file: Uint8Array, name: string, region: FaceRegion): Promise<PhotoFace> => {
      const { face, remarks } = await counting(() => readRegion(reading, file, name, region));
      return photoFace(face, remarks);
    },
    /** Finds the faces that a photo may be of, biggest first, to choose from. Errors: those of `readSubjects`. */
    readPhotoFaces: async (file: Uint8Array, name: string): Promise<PhotoFace[]> => {
      const { faces, remarks } = await readSubjects(reading, file, name);
      return faces.map((face) => photoFace(face, remarks));
    },
  };
}

function photoFace({ box, chip, quality }: HostFace, remarks: PhotoRemark[]): PhotoFace {
  return {
    box,
    chip: new Blob([chip as Uint8Array<ArrayBuffer>]),
    quality,
    reasons: assessForEnrollment(quality),
    remarks,
  };
}
