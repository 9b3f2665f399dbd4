// Tests of CeasefireModel.
