import Foundation
package import Vectors
internal import VectorsPortable

#if arch(x86_64)
  internal import VectorsAVX2
  internal import VectorsAVX512
#endif

/// The vector loops for this processor, chosen once. `LECTERN_VECTORS=portable|avx2` holds the choice
/// down, for tests of the other paths.
package let vectors: VectorFunctions = {
  #if arch(x86_64)
    let wish = ProcessInfo.processInfo.environment["LECTERN_VECTORS"]?.lowercased()
    if wish == "portable" { return VectorsPortable.vectorFunctions }
    if OneDNN.hasAVX512, wish != "avx2" { return VectorsAVX512.vectorFunctions }
    if OneDNN.hasAVX2 { return VectorsAVX2.vectorFunctions }
  #endif
  return VectorsPortable.vectorFunctions
}()

/// Every set of vector loops that this processor can run, for tests that compare them.
package let runnableVectors: [VectorFunctions] = {
  var sets = [VectorsPortable.vectorFunctions]
  #if arch(x86_64)
    if OneDNN.hasAVX2 { sets.append(VectorsAVX2.vectorFunctions) }
    if OneDNN.hasAVX512 { sets.append(VectorsAVX512.vectorFunctions) }
  #endif
  return sets
}()
