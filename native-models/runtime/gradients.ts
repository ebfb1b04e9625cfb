// Of its two builds, tfjs-core's for Node leaves all gradients out; this package's registers them as it loads.
import '@tensorflow/tfjs-layers';
