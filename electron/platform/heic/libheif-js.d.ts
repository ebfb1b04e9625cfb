// What is used of libheif's C API and of the classes that it brings for JavaScript.
declare module 'libheif-js/wasm-bundle.js' {
  /** One value of an enumeration: the same object for the same value. */
  type Value = { readonly value: number };

  interface HeifImage {
    readonly handle: unknown;
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
  }

  /** Planes of a picture; rows are `stride` bytes apart. */
  interface DecodedPlanes {
    readonly channels: readonly {
      readonly width: number;
      readonly height: number;
      readonly stride: number;
      readonly data: Uint8Array;
    }[];
  }

  interface HeifError {
    readonly message: string;
  }

  const libheif: {
    readonly ready: Promise<unknown>;
    readonly HeifDecoder: new () => {
      /** The pictures of a file that are no part of another one. */
      decode(bytes: Uint8Array): HeifImage[];
    };
    readonly heif_colorspace: { readonly heif_colorspace_RGB: Value };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: Value };
    heif_js_decode_image2(
      handle: unknown,
      colorspace: Value,
      chroma: Value,
    ): Promise<DecodedPlanes | HeifError>;
  };
  export default libheif;
}
